module "server" {
  source = "./server"
}

module "batch" {
  source = "./server"
  tokens = "optional"
}
