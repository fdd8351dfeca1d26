variable "db_password" {
  default = "mango-split-9"
}

resource "aws_launch_template" "bad" {
  name = "orders"
  user_data = base64encode(templatestring("#!/bin/bash\nexport DB_PASSWORD=$${password}\n/opt/orders/start --port $${port}\n", {
    password = var.db_password
    port     = 8080
  }))
}

resource "aws_launch_configuration" "bad" {
  image_id      = "ami-0a1b2c3d4e5f67890"
  instance_type = "t3.micro"
  user_data     = "mysql --user=orders --password=${var.db_password} orders < /opt/schema.sql"
}
