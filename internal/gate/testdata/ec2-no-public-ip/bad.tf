resource "aws_instance" "bad_address" {
  ami                         = "ami-1"
  instance_type               = "t3.micro"
  associate_public_ip_address = true
}

resource "aws_launch_configuration" "bad_configuration" {
  image_id                    = "ami-1"
  instance_type               = "t3.micro"
  associate_public_ip_address = true
}

resource "aws_launch_template" "bad_template" {
  network_interfaces {
    associate_public_ip_address = "true"
  }
}

resource "aws_spot_fleet_request" "bad_fleet" {
  launch_specification {
    ami                         = "ami-1"
    instance_type               = "m6g.large"
    associate_public_ip_address = true
  }
}
