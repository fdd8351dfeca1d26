module "https" {
  source = "https://modules.example/network.zip"
}

module "git" {
  source = "git::https://git.example/network.git?ref=v1.4.0"
}
