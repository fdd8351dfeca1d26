resource "aws_instance" "bad" {
  ami           = "ami-0a1b2c3d4e5f67890"
  instance_type = "t3.micro"

  user_data = <<-EOT
    #!/bin/bash
    export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
    export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
    /opt/orders/start
  EOT
}

resource "aws_instance" "bad_encoded" {
  ami              = "ami-0a1b2c3d4e5f67890"
  instance_type    = "t3.micro"
  user_data_base64 = base64encode("#!/bin/bash\nexport DB_PASSWORD=mango-split-9\n")
}

resource "aws_instance" "fine" {
  ami           = "ami-0a1b2c3d4e5f67890"
  instance_type = "t3.micro"
  user_data     = "#!/bin/bash\n/opt/orders/start\n"
}
