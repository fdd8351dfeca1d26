resource "aws_instance" "tokens" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_instance" "mute" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  metadata_options {
    http_endpoint = "disabled"
  }
}

resource "aws_launch_template" "tokens" {
  image_id = "ami-1"

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }
}

resource "aws_instance" "from_template" {
  launch_template {
    id = aws_launch_template.tokens.id
  }
}

resource "aws_instance" "from_elsewhere" {
  launch_template {
    name = "orders"
  }
}
