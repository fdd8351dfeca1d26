terraform {
  backend "s3" {
    bucket  = "state"
    key     = "orders.tfstate"
    encrypt = true
  }
}
