module "server" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "~> 5.0"

  root_block_device = [
    {
      encrypted = true
    },
  ]
}
