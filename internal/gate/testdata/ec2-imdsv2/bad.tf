resource "aws_instance" "bad_silent" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_instance" "bad_optional" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "optional"
  }
}

resource "aws_launch_template" "bad_template" {
  image_id = "ami-1"
}

resource "aws_launch_configuration" "bad_configuration" {
  image_id      = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_instance" "bad_from_template" {
  launch_template {
    id = aws_launch_template.bad_template.id
  }
}

resource "aws_ec2_instance_metadata_defaults" "bad_defaults" {
  http_tokens = "optional"
}
