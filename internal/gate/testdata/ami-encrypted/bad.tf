resource "aws_ami" "bad_off" {
  name = "orders"

  ebs_block_device {
    device_name = "/dev/xvda"
    encrypted   = false
  }
}

resource "aws_ami" "bad_silent" {
  name = "orders"

  ebs_block_device {
    device_name = "/dev/xvda"
    volume_size = 8
  }
}

resource "aws_ami" "bad_nothing" {
  name = "orders"
}

resource "aws_ebs_volume" "open" {
  availability_zone = "eu-central-1a"
  size              = 8
}

resource "aws_ebs_snapshot" "open" {
  volume_id = aws_ebs_volume.open.id
}

resource "aws_ami" "bad_snapshot" {
  name = "orders"

  ebs_block_device {
    device_name = "/dev/xvda"
    snapshot_id = aws_ebs_snapshot.open.id
  }
}

resource "aws_ami_copy" "bad_copy" {
  name          = "orders"
  source_ami_id = "ami-1"
}
