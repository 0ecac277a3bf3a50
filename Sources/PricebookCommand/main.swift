print("pricebook")
