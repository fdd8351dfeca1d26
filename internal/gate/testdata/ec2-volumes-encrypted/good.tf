resource "aws_instance" "both" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    snapshot_id = "snap-1"
  }
}

resource "aws_launch_template" "text" {
  block_device_mappings {
    device_name = "/dev/sda1"

    ebs {
      encrypted = "true"
    }
  }

  block_device_mappings {
    device_name  = "/dev/sdb"
    virtual_name = "ephemeral0"
  }
}

resource "aws_launch_template" "silent" {
  image_id = "ami-1"
}

resource "aws_instance" "from_template" {
  launch_template {
    id = aws_launch_template.text.id
  }
}

resource "aws_ami_copy" "encrypted" {
  name          = "orders"
  source_ami_id = "ami-1"
  encrypted     = true
}

resource "aws_instance" "from_copy" {
  ami           = aws_ami_copy.encrypted.id
  instance_type = "t3.micro"
}
