variable "access_key" {
  sensitive = true
}

variable "secret_key" {
  sensitive = true
}

provider "aws" {
  region = "eu-west-1"

  assume_role {
    role_arn     = "arn:aws:iam::111122223333:role/deployer"
    session_name = "orders"
    external_id  = "cambio"
  }
}

provider "aws" {
  alias      = "inputs"
  access_key = var.access_key
  secret_key = var.secret_key
}

provider "aws" {
  alias                    = "file"
  profile                  = "orders"
  shared_credentials_files = ["~/.aws/credentials"]
}
