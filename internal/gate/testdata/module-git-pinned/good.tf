module "tagged" {
  source = "git::https://git.example/network.git?ref=v1.4.0"
}

module "commit" {
  source = "github.com/example/network?ref=3a8a2f6d9e0c4b1f7a5d8c6e2b4f0a1d3c5e7f90"
}

module "registry" {
  source  = "example/network/aws"
  version = "1.4.0"
}
