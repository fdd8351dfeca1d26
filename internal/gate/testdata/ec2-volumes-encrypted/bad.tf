resource "aws_instance" "bad_silent" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_instance" "bad_root" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  root_block_device {
    volume_size = 20
  }
}

resource "aws_instance" "bad_data" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    encrypted   = false
  }
}

resource "aws_launch_configuration" "bad_configuration" {
  image_id      = "ami-1"
  instance_type = "t3.micro"

  root_block_device {
    encrypted = false
  }
}

resource "aws_launch_template" "bad_template" {
  block_device_mappings {
    device_name = "/dev/sda1"

    ebs {
      volume_size = 20
    }
  }
}

resource "aws_spot_fleet_request" "bad_fleet" {
  launch_specification {
    ami           = "ami-1"
    instance_type = "m6g.large"

    root_block_device {
      volume_size = 20
    }
  }
}
