module "carts" {
  source = "./store"

  settings = { name = "carts" }
}
