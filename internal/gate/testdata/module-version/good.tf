module "pinned" {
  source  = "example/network/aws"
  version = "1.4.0"
}

module "narrow" {
  source  = "example/network/aws//vpc"
  version = ">= 1.0, < 2.0"
}

module "git" {
  source = "git::https://git.example/network.git?ref=v1.4.0"
}
