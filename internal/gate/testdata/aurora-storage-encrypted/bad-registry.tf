module "bad" {
  source  = "terraform-aws-modules/rds-aurora/aws"
  version = "~> 9.0"

  storage_encrypted = false
}
