import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { useConnection } from '../connection/use-connection.ts';
import { payInvoiceMutation } from './pay-invoice.ts';

/** Pays, and moves to the payment's own page as soon as it is written down on this device. */
export function usePay() {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation(
    payInvoiceMutation(connection, queryClient, (record) =>
      navigate(`/payment/${record.paymentHash}`),
    ),
  );
}
