module "orders" {
  source = "./service"
  public = true
}

module "invoices" {
  source = "./quiet"
}
