variable "key" {
  default = "deployer-key"
}

variable "secret" {
  sensitive = true
}

provider "aws" {
  alias      = "bad"
  region     = "eu-west-1"
  access_key = var.key
  secret_key = var.secret
}
