module "bad" {
  source = "http://modules.example/network.zip"
}

module "bad_git" {
  source = "git::http://git.example/network.git?ref=v1.4.0"
}
