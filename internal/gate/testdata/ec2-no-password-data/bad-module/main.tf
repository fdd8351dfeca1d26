module "desktop" {
  source = "./desktop"
}
