module "orders" {
  source   = "./cluster"
  settings = { name = "orders" }
}
