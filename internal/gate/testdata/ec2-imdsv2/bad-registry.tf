module "bad_server" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "~> 5.0"

  metadata_options = {
    http_endpoint = "enabled"
    http_tokens   = "optional"
  }
}

module "bad_group" {
  source  = "terraform-aws-modules/autoscaling/aws"
  version = "~> 6.0"

  metadata_options = {
    http_endpoint = "enabled"
  }
}
