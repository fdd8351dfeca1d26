resource "aws_instance" "inside" {
  ami                         = "ami-1"
  instance_type               = "t3.micro"
  associate_public_ip_address = false
}

resource "aws_launch_template" "inside" {
  network_interfaces {
    associate_public_ip_address = false
  }
}

resource "aws_launch_configuration" "silent" {
  image_id      = "ami-1"
  instance_type = "t3.micro"
}
