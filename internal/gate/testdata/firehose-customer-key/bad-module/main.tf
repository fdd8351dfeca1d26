module "orders" {
  source = "./store"

  settings = { name = "orders" }
}
