module "bad" {
  source  = "terraform-aws-modules/rds/aws"
  version = "6.10.0"

  identifier          = "orders"
  engine              = "postgres"
  publicly_accessible = true
}
