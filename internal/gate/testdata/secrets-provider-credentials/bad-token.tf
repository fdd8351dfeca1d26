locals {
  session = "IQoJb3JpZ2luX2VjEOrders"
}

provider "aws" {
  alias  = "bad"
  region = "eu-west-1"
  token  = local.session
}
