resource "aws_instance" "on" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  monitoring    = true
}

resource "aws_launch_configuration" "silent" {
  image_id      = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_launch_template" "on" {
  monitoring {
    enabled = true
  }
}

resource "aws_instance" "from_template" {
  launch_template {
    name = aws_launch_template.on.name
  }
}
