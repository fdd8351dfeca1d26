variable "password" {
  sensitive = true
}

variable "suffix" {
  default = "split-9"
}

locals {
  joined = "mango-${var.suffix}"
}

resource "aws_docdb_cluster" "bad" {
  cluster_identifier = "orders"
  master_username    = "orders"
  master_password    = var.password
}

resource "aws_dms_endpoint" "bad" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "mysql"
  username      = "orders"
  password      = local.joined
}

resource "aws_directory_service_directory" "bad" {
  count    = 1
  name     = "corp.cambio.example"
  password = base64decode("bWFuZ28tc3BsaXQtOQ==")
}

module "database" {
  source   = "./database"
  password = var.password
}

module "bad_remote" {
  source          = "terraform-aws-modules/rds/aws"
  version         = "6.10.0"
  identifier      = "orders"
  username        = "orders"
  password        = "mango-split-9"
  db_subnet_group = "orders"
}
