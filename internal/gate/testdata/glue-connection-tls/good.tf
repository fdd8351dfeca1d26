resource "aws_glue_connection" "orders" {
  name = "orders"
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://orders.example:5432/orders"
    JDBC_ENFORCE_SSL    = "true"
  }
}

resource "aws_glue_connection" "invoices" {
  name            = "orders"
  connection_type = "NETWORK"
}
