terraform {
  backend "s3" {
    bucket       = "state"
    key          = "orders.tfstate"
    use_lockfile = true
  }
}
