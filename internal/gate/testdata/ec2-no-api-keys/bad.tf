resource "aws_instance" "bad_script" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = <<-EOT
    #!/bin/sh
    export AWS_ACCESS_KEY_ID=${var.key}
    export AWS_SECRET_ACCESS_KEY=${var.secret}
  EOT
}

variable "key" {
  type = string
}

variable "secret" {
  type      = string
  sensitive = true
}

resource "aws_launch_template" "bad_encoded" {
  user_data = base64encode("[default]\naws_access_key_id = orders\n")
}

resource "aws_instance" "bad_copied" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  provisioner "file" {
    source      = "credentials"
    destination = "~/.aws/credentials"
  }
}
