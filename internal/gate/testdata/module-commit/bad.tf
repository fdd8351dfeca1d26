module "bad" {
  source = "git::https://git.example/network.git?ref=v1.4.0"
}

module "bad_none" {
  source = "git@github.com:example/network.git"
}
