module "bad" {
  source              = "terraform-aws-modules/kms/aws"
  version             = "3.1.0"
  enable_key_rotation = false
}
