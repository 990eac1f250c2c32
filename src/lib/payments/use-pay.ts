import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useConnection } from '../connection/use-connection.ts';
import { payInvoiceMutation } from './pay-invoice.ts';

/**
 * Pays, and moves to the payment's own page as soon as it is written down on this device. Who leaves
 * the page before that pays nothing.
 */
export function usePay() {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  return useMutation(
    payInvoiceMutation(connection, queryClient, {
      isOpen: () => open.current,
      onBegun: (record) => navigate(`/payment/${record.paymentHash}`),
    }),
  );
}
