module "bad" {
  source  = "terraform-aws-modules/rds/aws"
  version = "~> 6.0"

  engine                              = "mysql"
  iam_database_authentication_enabled = false
}
