module "orders" {
  source = "./store"
  name   = "orders"
}
