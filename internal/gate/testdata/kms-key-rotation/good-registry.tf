module "kms" {
  source  = "terraform-aws-modules/kms/aws"
  version = "3.1.0"
}
