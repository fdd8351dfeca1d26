module "orders" {
  source = "./stage"
}
