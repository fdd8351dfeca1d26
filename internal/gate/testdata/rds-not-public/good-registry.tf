module "orders" {
  source  = "terraform-aws-modules/rds/aws"
  version = "6.10.0"

  identifier = "orders"
  engine     = "postgres"
}

module "files" {
  source              = "example.com/files/aws"
  publicly_accessible = true
}
