module "server" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "~> 5.0"

  metadata_options = {
    http_tokens = "required"
  }
}

module "silent" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "~> 6.0"
}
