module "orders" {
  source = "./block"
  bucket = "cambio-orders"
  ignore = false
}

module "invoices" {
  source = "./held"
  bucket = "cambio-invoices"
}
