variable "db_password" {
  type      = string
  sensitive = true
}

variable "api_key" {
  default   = ""
  sensitive = true
}

variable "token" {
  default   = null
  sensitive = true
}

variable "admin_password" {
  default = "changeme"
}

variable "password_length" {
  default = 32
}

variable "secret_name" {
  default = "orders-db-2024"
}

variable "db_secret_arn" {
  default = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-db-AbCdEf"
}

variable "secrets" {
  default = {
    DB_PASSWORD = "ssm:/orders/prod/db-password"
    API_KEY     = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:api-AbCdEf"
  }
}

variable "public_key" {
  default = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ2vB8kq9ZrT1mWy6LbN0cJdF5hGs2QaUe7iXoYt4R ops"
}
