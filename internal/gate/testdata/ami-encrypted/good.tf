resource "aws_ami" "on" {
  name = "orders"

  ebs_block_device {
    device_name = "/dev/xvda"
    encrypted   = true
  }
}

resource "aws_ami" "snapshot" {
  name = "orders"

  ebs_block_device {
    device_name = "/dev/xvda"
    snapshot_id = "snap-1"
  }
}

resource "aws_ami_copy" "on" {
  name          = "orders"
  source_ami_id = "ami-1"
  encrypted     = true
}
