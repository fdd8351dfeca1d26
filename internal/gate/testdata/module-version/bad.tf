module "bad" {
  source = "example/network/aws"
}

module "bad_loose" {
  source  = "registry.example.com/example/network/aws//vpc"
  version = ">= 1.0"
}
