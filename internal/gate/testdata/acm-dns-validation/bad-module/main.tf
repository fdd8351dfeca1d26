module "shop" {
  source = "./certificate"
  method = "EMAIL"
}
