variable "db_password" {
  sensitive = true
}

data "aws_secretsmanager_secret_version" "db" {
  secret_id = "orders/db"
}

resource "aws_instance" "role" {
  ami                  = "ami-0a1b2c3d4e5f67890"
  instance_type        = "t3.micro"
  iam_instance_profile = "orders"

  user_data = <<-EOT
    #!/bin/bash
    export SECRET_ARN=arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-db-AbCdEf
    export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id "$SECRET_ARN" --query SecretString --output text)
    TOKEN=$(curl -X PUT http://169.254.169.254/latest/api/token -H "X-aws-ec2-metadata-token-ttl-seconds: 300")
    curl -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254/latest/meta-data/
    /opt/orders/start
  EOT
}

resource "aws_instance" "input" {
  ami           = "ami-0a1b2c3d4e5f67890"
  instance_type = "t3.micro"
  user_data     = "export DB_PASSWORD=${var.db_password}"
}

resource "aws_launch_template" "reference" {
  user_data = base64encode("export DB_PASSWORD=${data.aws_secretsmanager_secret_version.db.secret_string}")
}

resource "aws_launch_configuration" "placeholder" {
  image_id      = "ami-0a1b2c3d4e5f67890"
  instance_type = "t3.micro"
  user_data     = "export DB_PASSWORD=changeme API_KEY=<api key>"
}
