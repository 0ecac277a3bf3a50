import PriceModel
