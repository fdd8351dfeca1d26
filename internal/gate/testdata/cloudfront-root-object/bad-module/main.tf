module "shop" {
  source = "./site"
}
