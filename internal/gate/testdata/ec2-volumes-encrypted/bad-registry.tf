module "bad_server" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "~> 5.0"

  root_block_device = [
    {
      volume_size = 20
    },
  ]
}

module "bad_group" {
  source  = "terraform-aws-modules/autoscaling/aws"
  version = "~> 6.0"

  block_device_mappings = [
    {
      device_name = "/dev/xvda"
      ebs = {
        encrypted   = false
        volume_size = 20
      }
    },
  ]
}
