module "invoices" {
  source = "./store"

  settings = { name = "invoices" }
}
