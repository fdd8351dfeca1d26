module "orders" {
  source = "./database"
}

module "invoices" {
  source    = "./database"
  encrypted = true
}
